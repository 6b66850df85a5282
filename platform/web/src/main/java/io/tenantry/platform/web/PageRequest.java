package io.tenantry.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** The query parameters of a list, as a {@code @BeanParam}. */
public final class PageRequest {
  /** Sorts after every UUIDv7 there will be. */
  private static final UUID LAST = new UUID(-1L, -1L);

  @QueryParam("limit")
  @DefaultValue("" + Page.DEFAULT_LIMIT)
  @Min(1)
  @Max(Page.MAX_LIMIT)
  int limit;

  @QueryParam("cursor")
  String cursor;

  /** Returns the number of rows of the page. */
  public int limit() {
    return limit;
  }

  /**
   * Returns the number of rows to read: one more than the page has, to know whether there is a
   * next.
   */
  public int rows() {
    return limit + 1;
  }

  /**
   * Rows with an id below this belong to the page.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem when the cursor is not one of ours
   */
  public UUID before() {
    try {
      return cursor == null || cursor.isBlank() ? LAST : UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable("cursor must be the nextCursor of an earlier page.");
    }
  }
}
