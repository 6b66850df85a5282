package io.tenantry.platform.identity;

/**
 * Names of the rights in {@code permissions.csv}; for use in {@code @PermissionsAllowed}. The table
 * says which role has which.
 */
public final class Permission {
  public static final String PLATFORM_CLOCK = "platform:clock";
  public static final String PLATFORM_JOBS = "platform:jobs";
  public static final String PLATFORM_ORGANIZATIONS = "platform:organizations";
  public static final String PLATFORM_USERS = "platform:users";
  public static final String PLATFORM_LISTINGS = "platform:listings";
  public static final String PLATFORM_AMENITIES = "platform:amenities";
  public static final String PLATFORM_DISPUTES = "platform:disputes";
  public static final String PLATFORM_COMMISSION = "platform:commission";
  public static final String ORGANIZATION_READ = "organization:read";
  public static final String ORGANIZATION_WRITE = "organization:write";
  public static final String MEMBERS_READ = "members:read";
  public static final String MEMBERS_WRITE = "members:write";
  public static final String API_KEYS_READ = "api-keys:read";
  public static final String API_KEYS_WRITE = "api-keys:write";
  public static final String PROPERTIES_READ = "properties:read";
  public static final String PROPERTIES_WRITE = "properties:write";
  public static final String LISTINGS_READ = "listings:read";
  public static final String LISTINGS_WRITE = "listings:write";
  public static final String BOOKINGS_READ = "bookings:read";
  public static final String BOOKINGS_CREATE = "bookings:create";
  public static final String BOOKINGS_CANCEL = "bookings:cancel";
  public static final String VISITS_READ = "visits:read";
  public static final String VISITS_CREATE = "visits:create";
  public static final String VISITS_CANCEL = "visits:cancel";
  public static final String VISITS_CHANGE = "visits:change";
  public static final String VISITS_WRITE = "visits:write";
  public static final String PAYMENTS_READ = "payments:read";
  public static final String PAYMENTS_CREATE = "payments:create";
  public static final String PAYMENTS_RECORD = "payments:record";
  public static final String PAYMENTS_REFUND = "payments:refund";
  public static final String PAYMENTS_DISPUTES = "payments:disputes";
  public static final String PAYMENTS_RECONCILE = "payments:reconcile";
  public static final String PAYMENT_METHODS_READ = "payment-methods:read";
  public static final String PAYMENT_METHODS_WRITE = "payment-methods:write";
  public static final String PAYMENT_GATEWAYS_READ = "payment-gateways:read";
  public static final String PAYMENT_GATEWAYS_WRITE = "payment-gateways:write";
  public static final String LEASES_READ = "leases:read";
  public static final String RENT_READ = "rent:read";
  public static final String RENT_AUTOPAY = "rent:autopay";
  public static final String MAINTENANCE_READ = "maintenance:read";
  public static final String MAINTENANCE_CREATE = "maintenance:create";
  public static final String MAINTENANCE_WRITE = "maintenance:write";
  public static final String VENDORS_READ = "vendors:read";
  public static final String VENDORS_WRITE = "vendors:write";

  private Permission() {}
}
