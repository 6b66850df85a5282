package io.tenantry.notification.notice;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateExtension;
import io.tenantry.contracts.money.Money;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.joda.money.format.MoneyAmountStyle;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** Puts events into words, with the templates of {@code templates/notices}. */
@ApplicationScoped
class Wording {
  /** Fields that the person knows anyway, or should not see. */
  private static final Set<String> PEOPLE =
      Set.of(
          "residentId",
          "payerId",
          "personId",
          "submittedBy",
          "uploadedBy",
          "decidedBy",
          "agentId",
          "rescheduledBy",
          "cancelledBy",
          "reportedBy",
          "changedBy",
          "writtenBy");

  private final Engine engine;

  Wording(Engine engine) {
    this.engine = engine;
  }

  /** A notice in words; {@code data} has the ids of what it is about. */
  record Words(String title, String body, JsonObject data) {}

  Words of(Notice notice, Event event) {
    return of("notices/" + notice.template(), event);
  }

  /** The words of one of the files in the resource folder of Qute. */
  Words of(String template, Event event) {
    return new Words(
        render(template, "title", event), render(template, "body", event), data(event.body()));
  }

  private String render(String template, String fragment, Event event) {
    return engine
        .getTemplate(template + ".txt")
        .getFragment(fragment)
        .data("event", event.body())
        .render()
        .strip();
  }

  private static JsonObject data(SpecificRecord event) {
    var data = new JsonObject();
    for (Schema.Field field : event.getSchema().getFields()) {
      if (event.get(field.pos()) instanceof UUID id && !PEOPLE.contains(field.name())) {
        data.put(field.name(), id.toString());
      }
    }
    return data;
  }

  /** Formats of money and times in templates: {@code {event.amount.text}}. */
  @TemplateExtension
  static final class Formats {
    private static final MoneyFormatter MONEY =
        new MoneyFormatterBuilder()
            .appendCurrencyCode()
            .appendLiteral(" ")
            .appendAmount(MoneyAmountStyle.ASCII_DECIMAL_POINT_GROUP3_COMMA)
            .toFormatter();

    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME_THERE =
        DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm '('VV')'", Locale.ENGLISH);

    private Formats() {}

    /** Returns the start of a visit, in local time at the property. */
    static String when(SpecificRecord visit) {
      Instant startsAt = (Instant) visit.get(visit.getSchema().getField("startsAt").pos());
      Object zone = visit.get(visit.getSchema().getField("timeZone").pos());
      return zone == null
          ? text(startsAt)
          : TIME_THERE.format(startsAt.atZone(ZoneId.of(zone.toString())));
    }

    /** A word of ours, such as {@code heating_and_cooling}, as people read it. */
    static String words(String code) {
      return code.replace('_', ' ');
    }

    static String text(Money money) {
      return MONEY.print(AvroMoney.from(money));
    }

    static String text(Instant time) {
      return TIME.format(time);
    }
  }
}
