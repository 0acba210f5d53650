"""Django's settings. Production is the default; the environment loosens it."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from frankpledge.config import env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()
EVIDENCE_STORE = HOME / "evidence"
INCOMING = HOME / "incoming"

DEBUG = env.boolean("FRANKPLEDGE_DEBUG")
COMPONENTS_PAGE = env.boolean("FRANKPLEDGE_COMPONENTS")
PUBLIC_CHECK = env.boolean("FRANKPLEDGE_PUBLIC_CHECK")
PLAIN_HTTP = env.boolean("FRANKPLEDGE_PLAIN_HTTP")
SECRET_KEY = env.secret_key(HOME, make=get_random_secret_key)
IDENTIFIER_KEY = env.identifier_key()
ALLOWED_HOSTS = env.names("FRANKPLEDGE_HOSTS")

INSTALLED_APPS = [
    "frankpledge.config.apps.ConfigConfig",
    "frankpledge.publishing.apps.PublishingConfig",
    "frankpledge.review.apps.ReviewConfig",
    "frankpledge.plan",
    "frankpledge.intake",
    "frankpledge.actions",
    "frankpledge.partnership",
    "frankpledge.audit",
    "frankpledge.access",
    "frankpledge.ui",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "frankpledge.config.middleware.KeptNowhereMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frankpledge.config.middleware.BodyLimitMiddleware",
    "frankpledge.config.middleware.ReceivedAtMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "frankpledge.partnership.middleware.ScopeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "frankpledge.config.urls"
WSGI_APPLICATION = "frankpledge.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frankpledge.config.navigation.page",
            ],
        },
    },
]
FORM_RENDERER = "frankpledge.ui.forms.DesignSystemRenderer"

DATABASES = {"default": env.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, because sign-in limits must hold across server processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Beyond this some are forgotten: nobody may wash the limits of one account
        # away by trying a few hundred others.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation"
        ".UserAttributeSimilarityValidator"
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "frankpledge.access.adapter.InvitedOnlyAdapter"
ACCOUNT_FORMS = {
    "login": "frankpledge.access.forms.SignInForm",
    "reset_password": "frankpledge.access.forms.AskForLinkForm",
    "reset_password_from_key": "frankpledge.access.forms.ChooseByLinkForm",
    "change_password": "frankpledge.access.forms.ChangePasswordForm",
    "set_password": "frankpledge.access.forms.SetPasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False  # a shared desk: closing the browser signs out
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PRESERVE_USERNAME_CASING = False

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_NAME = "frankpledge"
SESSION_COOKIE_AGE = 60 * 60 * 12  # a working day
SECURE_SSL_REDIRECT = not PLAIN_HTTP
# With HTTPS there is a proxy before us. Sign-in limits count the address it saw, or one
# stranger's attempts would lock everybody out; without one the header is anybody's word.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number(
    "FRANKPLEDGE_PROXIES", unset=0 if PLAIN_HTTP else 1
)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
# Served from where they were built: a start copies nothing. Names are not hashed, so
# browsers ask again after a minute; restart after a build, for sizes are read once.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
MEDIA_ROOT = HOME / "uploads"

UPLOAD_LIMIT_BYTES = 2 * 1024**3  # a force's yearly archive with room to spare
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2
FILE_UPLOAD_PERMISSIONS = 0o600

globals().update(env.email(env.text("FRANKPLEDGE_EMAIL_URL")))
DEFAULT_FROM_EMAIL = env.sender("FRANKPLEDGE_EMAIL_FROM")
PUBLIC_ADDRESS = env.web_address("FRANKPLEDGE_ADDRESS")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
