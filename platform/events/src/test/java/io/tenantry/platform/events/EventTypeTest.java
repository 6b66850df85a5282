package io.tenantry.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.property.Listing;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class EventTypeTest {
  @Test
  void an_event_goes_to_the_topic_of_its_context() {
    assertThat(EventType.of(BookingHeld.getClassSchema()))
        .isEqualTo(new EventType("booking.held", "booking.events.v1"));
  }

  @Test
  void a_state_topic_is_named_by_the_contract() {
    assertThat(EventType.of(Listing.getClassSchema()).topic()).isEqualTo("property.listings.v1");
  }

  @Test
  void money_survives_an_event_in_every_currency() {
    for (String money : new String[] {"INR 12500.50", "JPY 90000", "KWD 1.125"}) {
      assertThat(AvroMoney.from(AvroMoney.of(Money.parse(money)))).isEqualTo(Money.parse(money));
    }
  }
}
