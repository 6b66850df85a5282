package io.tenantry.platform.identity;

/**
 * Roles as they stand in tokens (decisions.md C-03). Strings, for use in tokens and {@code
 * permissions.csv}.
 */
public final class Role {
  /** Runs the platform itself. */
  public static final String PLATFORM_ADMIN = "platform_admin";

  /** Created the organization; may do everything in it. */
  public static final String OWNER = "owner";

  /** Settings, members and money settings besides what a manager does. */
  public static final String ADMIN = "admin";

  /** Reads and writes operations. */
  public static final String MANAGER = "manager";

  /** Reads. */
  public static final String VIEWER = "viewer";

  /** Lives in a unit, or is about to; sees and does what concerns their own lease. */
  public static final String RESIDENT = "resident";

  /** No person: the account of an API key. Its rights stand in its token. */
  public static final String API_KEY = "api_key";

  private Role() {}
}
