"""Two invented plans of Northbridge, a year apart, in words of our own.

The later one is also laid out anew: columns in another order and under other heads,
themes before targets. What became of what is told beside each row.
"""

THEN = """\
Northbridge Community Safety Partnership Annual Plan 2031 - 2032

Introduction

This plan says what the partnership will do.

Successes

Fewer sheds were broken into.

Action\tBaseline 2029/30\t2030/31 target\t2030/31 actual\tChange
Reduce robbery by 10%\t200\t180\t190\t- 5%
Reduce arson by 5%\t40\t38\t36\t- 10%

Our priorities

The priorities agreed are:

- Tackling burglary including:
  - Sheds; and
  - Farms.
- Tackling noise including:
  - Student houses.

Targets

Outcome\tLinks\tBaseline\tTarget for 2031/32
Crime targets\t\t\t
Reduce robbery by 10%\tCounty plan\t190\t171
Reduce arson by 5%\tCounty plan\t36\t34
Reduce domestic burglary by 5%\tCounty plan\t400\t380
Reduce bicycle theft by 10%\tCounty plan\t90\t81
Reduce shoplifting by 5%\tCounty plan\t300\t285
Perception targets\t\t\t
Reduce the share who see rowdiness as a problem to 20% (Harbour Survey)\tNI41\t24%\t20%

Action plan

Burglary

Sheds and farms – Lead agency Northbridge Police\t
Overview\tSheds were broken into 90 times.
Activities\tThese will include: <ul> • Mark tools at every farm • Visit farms on the ridge
Performance measures/targets\tRun 12 marking days
Intended outcomes\tA reduction in thefts from sheds
Key partners\tNorthbridge Police, Farm Watch, Homes and Rivers Agency.

Noise

Student houses – Lead agency Northbridge Council\t
Overview\tNoise at night.
Activities\tThese will include: <ul> • Knock on doors on Friday nights
Intended outcomes\tQuieter nights
Key partners\tNorthbridge University

Membership and contact details

Northbridge Police 4 Mill Road Northbridge NB1 2CD Tel: 01999 100200\t\
Northbridge Council Town Hall Northbridge NB1 2BB Tel: 01999 100300\t\
Farm Watch Quay House, Dock Street Northbridge NB1 3EF Tel: 01999 300400
"""
NOW = """\
Northbridge Community Safety Partnership Annual Plan 2032 - 2033

Introduction

This plan follows the one before it.

Our priorities

The priorities agreed are:

- Tackling burglary including:
  - Farms; and
  - Garages.
- Tackling violence including:
  - Violence at night.

Action plan

Burglary

Sheds, farms and garages – Lead agency Northbridge Council\t
Overview\tGarages are broken into as well.
Activities\tThese will include: <ul> • Mark tools at every farm • Fit alarms in garages
Performance measures/targets\tRun 12 marking days
Intended outcomes\tA reduction in thefts from sheds
Key partners\tNorthbridge Police, Farm Watch.

Violence

Violence at night – Lead agency Northbridge Police\t
Overview\tThe town at midnight.
Activities\tThese will include: <ul> • Staff a safe place by the quay
Intended outcomes\tFewer people hurt
Key partners\tSafe Quay Trust

Key results

Target\tResult 2031/32\tBaseline 2030/31\tGoal 2031/32
Reduce robbery by 10%\t182\t190\t171
Reduce the number of arsons by 5%\t33\t36\t34
Reduce the number of domestic burglaries by 5%\t390\t400\t390
Reduce bicycle theft by 10%\t95\t90\t81
Reduce shoplifting by 5%\t280\t300\t285
Reduce the share who see rowdiness as a problem to 20%\t19%\t24%\t20%

Targets

Target\tGoal 2032/33\tStarting point\tLinks
Reduce robberies by 2%\t178\t182\tCounty plan
Reduce arson by 5%\t32\t34\tCounty plan
Reduce domestic burglary by 5%\t371\t390\tCounty plan
Reduce shoplifting by 5%\t285\t280\tCounty plan
Reduce the share who see rowdiness as a problem to 18% (Town Survey)\t18%\t19%\tNI17
Reduce violence at night by 5%\t95\t100\tCounty plan

Membership and contact details

Northbridge Police 4 Mill Road Northbridge NB1 2CD Tel: 01999 100201\t\
Northbridge Council Town Hall Northbridge NB1 2BB Tel: 01999 100300\t\
Safe Quay Trust Harbour Road Northbridge NB1 4GH Tel: 01999 300500
"""
