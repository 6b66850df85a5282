package io.tenantry.auth.keycloak;

/** A role of the realm, in Keycloak's representation. */
record RealmRole(String id, String name) {}
