"""RentEzy's booking as it is described (Django, one transaction, insert then F() with a check), in one file.

`gunicorn rooms:application`; the database comes from DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD. No token is
checked, there is no gateway and no event: what is measured is the transaction behind Django alone.
"""

import os

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": os.environ["DB_HOST"],
            "PORT": os.environ["DB_PORT"],
            "NAME": os.environ["DB_NAME"],
            "USER": os.environ["DB_USER"],
            "PASSWORD": os.environ["DB_PASSWORD"],
            "CONN_MAX_AGE": None,
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None},
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for the benchmark",
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import IntegrityError, connection, models, transaction  # noqa: E402
from django.db.models import F, Q  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework.decorators import api_view  # noqa: E402
from rest_framework.response import Response  # noqa: E402


class AvailableRooms(models.Model):
    room_id = models.IntegerField(unique=True)
    available_quantity = models.IntegerField()

    class Meta:
        app_label = "rooms"
        constraints = [
            models.CheckConstraint(check=Q(available_quantity__gte=0), name="available_quantity_non_negative")
        ]


class Booking(models.Model):
    room_id = models.IntegerField()
    tenant_id = models.TextField()
    status = models.TextField(default="PENDING")

    class Meta:
        app_label = "rooms"



def sold_out():
    return Response({"detail": "Property is fully booked"}, status=409)


@api_view(["POST"])
def optimistic(request):
    """Insert, then decrement in the database; the check refuses what is too much."""
    room = request.data["room_id"]
    if not AvailableRooms.objects.filter(room_id=room, available_quantity__gt=0).exists():
        return sold_out()
    try:
        with transaction.atomic():
            booking = Booking.objects.create(room_id=room, tenant_id=request.data["tenant_id"])
            AvailableRooms.objects.filter(room_id=room).update(available_quantity=F("available_quantity") - 1)
    except IntegrityError:
        return sold_out()
    return Response({"booking_id": booking.pk}, status=201)


@api_view(["POST"])
def pessimistic(request):
    """SELECT FOR UPDATE, then insert and decrement."""
    with transaction.atomic():
        room = AvailableRooms.objects.select_for_update().get(room_id=request.data["room_id"])
        if room.available_quantity == 0:
            return sold_out()
        booking = Booking.objects.create(room_id=room.room_id, tenant_id=request.data["tenant_id"])
        room.available_quantity -= 1
        room.save()
    return Response({"booking_id": booking.pk}, status=201)


urlpatterns = [path("optimistic", optimistic), path("pessimistic", pessimistic)]


def create_tables():
    """`python3 -c 'import rooms; rooms.create_tables()'`, once."""
    with connection.schema_editor() as editor:
        editor.create_model(AvailableRooms)
        editor.create_model(Booking)


application = get_wsgi_application()
