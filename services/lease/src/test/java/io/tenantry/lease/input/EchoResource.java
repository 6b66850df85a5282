package io.tenantry.lease.input;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.SingleLine;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.joda.money.Money;

/** An operation with a field of each type, and some that end badly; for {@link BoundedInputIT}. */
@Path("/echo")
@PermitAll
public class EchoResource {
  private final Database database;

  EchoResource(Database database) {
    this.database = database;
  }

  /** A kind, to see enums. */
  enum Kind {
    ROOM,
    BED
  }

  /** A field of each type. */
  record Wish(
      @NotBlank @Size(max = 100) @SingleLine String name,
      Optional<@Size(max = 10_000) String> note,
      Kind kind,
      LocalDate day,
      Optional<Instant> at,
      Money rent,
      Integer count,
      List<String> tags,
      Map<String, Object> rules) {
    Wish {
      tags = tags == null ? List.of() : List.copyOf(tags);
    }
  }

  @POST
  public Wish echo(@NotNull @Valid Wish wish) {
    return wish;
  }

  @GET
  public Map<String, String> query(
      @RestQuery String text,
      @RestQuery LocalDate day,
      @RestQuery Instant at,
      @RestQuery BigDecimal amount,
      @Valid @BeanParam PageRequest page) {
    return Map.of("read", text + " " + day + " " + at + " " + amount + " " + page.before());
  }

  @GET
  @Path("/of/{name}")
  public Map<String, String> path(@RestPath String name) {
    return Map.of("name", name);
  }

  @GET
  @Path("/fails/{how}")
  public Uni<Integer> fail(@RestPath String how) {
    return switch (how) {
      case "memory" -> throw new OutOfMemoryError("made up");
      case "memory-later" -> Uni.createFrom().failure(new OutOfMemoryError("made up"));
      case "stack" -> throw new StackOverflowError();
      case "class" -> throw new NoClassDefFoundError("io/tenantry/Missing");
      case "day" -> Uni.createFrom().item(LocalDate.MAX.plusDays(1).getYear());
      case "arithmetic" -> Uni.createFrom().item(Math.addExact(Integer.MAX_VALUE, 1));
      case "numeric" -> sql("select 1e20::numeric(19, 4)");
      case "datetime" -> sql("select date '5874897-12-31' + 1");
      case "text" -> sql("select convert_from('\\x00', 'UTF8')");
      default -> sql("select no_such_column");
    };
  }

  private Uni<Integer> sql(String statement) {
    return database.asService(tx -> tx.execute(statement));
  }
}
