package io.tenantry.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.auth.CredentialsChanged;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.contracts.booking.VisitCancelled;
import io.tenantry.contracts.booking.VisitConfirmed;
import io.tenantry.contracts.booking.VisitMissed;
import io.tenantry.contracts.booking.VisitReminderDue;
import io.tenantry.contracts.booking.VisitRescheduled;
import io.tenantry.contracts.booking.VisitScheduled;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.maintenance.MaintenanceChanged;
import io.tenantry.contracts.maintenance.MaintenanceCommented;
import io.tenantry.contracts.maintenance.MaintenanceOverdue;
import io.tenantry.contracts.maintenance.MaintenanceReported;
import io.tenantry.contracts.payment.DisputeClosed;
import io.tenantry.contracts.payment.DisputeOpened;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.contracts.payment.PaymentActionRequired;
import io.tenantry.contracts.payment.PaymentFailed;
import io.tenantry.contracts.payment.PaymentPartlyRefunded;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.contracts.privacy.ErasureRefused;
import io.tenantry.contracts.privacy.ErasureRequested;
import io.tenantry.contracts.privacy.ExportReady;
import io.tenantry.contracts.property.DocumentExpiring;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.contracts.rent.AutopayStopped;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.contracts.rent.InvoicePaid;
import io.tenantry.contracts.rent.InvoiceReopened;
import io.tenantry.contracts.rent.ReminderDueSoon;
import io.tenantry.contracts.search.ListingMatched;
import io.tenantry.notification.Samples;
import io.tenantry.notification.notice.Wording.Words;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class WordingIT {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates/notices");

  @Inject Wording wording;

  @Test
  void every_notice_has_a_title_and_a_body_and_every_template_is_used() throws IOException {
    Set<String> used = new HashSet<>();
    List<Event> samples =
        new ArrayList<>(
            events().stream().map(event -> Samples.of(event, Map.of("repeated", false))).toList());
    samples.add(Samples.of(new MaintenanceCommented(), Map.of("byResident", false)));
    for (Event sample : samples) {
      assertThat(Notices.about(sample)).as(sample.type()).isNotEmpty();
      for (Notice notice : Notices.about(sample)) {
        Words words = wording.of(notice, sample);
        assertThat(words.title()).as(notice.template()).isNotBlank().hasSizeLessThan(120);
        assertThat(words.body()).as(notice.template()).isNotBlank().doesNotContain("{", "  ");
        used.add(notice.template() + ".txt");
      }
    }
    try (var files = Files.list(TEMPLATES)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(used);
    }
  }

  @Test
  void money_and_times_are_written_for_people() {
    assertThat(
            wordsOf(Samples.of(new PaymentSucceeded(), Map.of("description", "Invoice INV-1000")))
                .body())
        .startsWith(
            "We received INR 12,500.00 for Invoice INV-1000 on Mon 15 Mar 2027, 10:30 UTC.");
  }

  @Test
  void a_hold_that_ran_out_is_told_to_the_resident_only() {
    Event expired = Samples.of(new BookingCancelled(), Map.of("reason", "expired"));
    assertThat(Notices.about(expired)).hasSize(1);
    assertThat(wordsOf(expired).body()).contains("not paid in time");
    assertThat(Notices.about(Samples.of(new BookingCancelled(), Map.of("reason", "by_resident"))))
        .hasSize(2);
  }

  @Test
  void a_rejected_listing_says_why() {
    Event rejected =
        Samples.of(
            new ListingDecided(), Map.of("decision", "rejected", "reason", "No photo shows it."));
    assertThat(wordsOf(rejected).body()).endsWith("The reason: No photo shows it.");
  }

  @Test
  void a_suspended_listing_is_told_with_the_reason_and_a_restored_one_as_back() {
    Event suspended =
        Samples.of(
            new ListingDecided(), Map.of("decision", "suspended", "reason", "Reported as a fraud"));
    assertThat(wordsOf(suspended).title()).endsWith("is off the market");
    assertThat(wordsOf(suspended).body()).endsWith("The reason: Reported as a fraud");
    assertThat(wordsOf(Samples.of(new ListingDecided(), Map.of("decision", "restored"))).title())
        .endsWith("is back");
  }

  @Test
  void a_cancelled_lease_says_who_ended_it_and_that_no_rent_is_owed() {
    assertThat(wordsOf(Samples.of(new LeaseCancelled(), Map.of("reason", "by_resident"))).body())
        .startsWith("You cancelled the booking.")
        .contains("you owe no rent");
    assertThat(wordsOf(Samples.of(new LeaseCancelled(), Map.of("reason", "by_landlord"))).body())
        .startsWith("The landlord ended the booking.");
  }

  @Test
  void a_document_that_expires_today_says_so() {
    assertThat(wordsOf(Samples.of(new DocumentExpiring(), Map.of("daysLeft", 0))).title())
        .endsWith("expires today");
    assertThat(wordsOf(Samples.of(new DocumentExpiring(), Map.of("daysLeft", 30))).title())
        .endsWith("expires in 30 days");
  }

  @Test
  void who_is_told_of_a_saved_card_is_not_told_again_when_it_is_repeated_for_others() {
    assertThat(Notices.about(Samples.of(new MethodSaved(), Map.of("repeated", true)))).isEmpty();
    assertThat(Notices.about(Samples.of(new MethodSaved(), Map.of("repeated", false)))).hasSize(1);
  }

  @Test
  void who_has_to_pay_rent_by_themselves_again_is_told_why() {
    assertThat(wordsOf(Samples.of(new AutopayStopped(), Map.of("reason", "expired"))).body())
        .contains("has expired");
    assertThat(wordsOf(Samples.of(new AutopayStopped(), Map.of("reason", "removed"))).body())
        .contains("is not saved any more");
  }

  @Test
  void a_reminder_on_the_day_says_today() {
    assertThat(wordsOf(Samples.of(new ReminderDueSoon(), Map.of("daysLeft", 0))).title())
        .isEqualTo("INR 12,500.00 is due today");
  }

  @Test
  void a_visit_is_at_the_time_that_clocks_at_the_property_show() {
    assertThat(wordsOf(Samples.of(new VisitScheduled(), Map.of())).body())
        .startsWith("You are expected on Mon 15 Mar 2027, 16:00 (Asia/Kolkata). The address is ");
  }

  @Test
  void a_reminder_says_how_near_the_visit_is() {
    assertThat(wordsOf(Samples.of(new VisitReminderDue(), Map.of("minutesBefore", 1440))).title())
        .endsWith("is tomorrow");
    assertThat(wordsOf(Samples.of(new VisitReminderDue(), Map.of("minutesBefore", 30))).title())
        .endsWith("is in half an hour");
  }

  @Test
  void the_data_has_the_ids_of_things_and_not_those_of_people() {
    Event paid = Samples.of(new InvoicePaid(), Map.of());
    assertThat(wordsOf(paid).data().fieldNames())
        .containsExactlyInAnyOrder("invoiceId", "contractId", "organizationId", "paymentId");
  }

  private Words wordsOf(Event event) {
    return wording.of(Notices.about(event).getFirst(), event);
  }

  private static List<SpecificRecord> events() {
    return List.of(
        new CredentialsChanged(),
        new ListingDecided(),
        new DocumentExpiring(),
        new BookingConfirmed(),
        new BookingCancelled(),
        new RefundRequested(),
        new VisitScheduled(),
        new VisitRescheduled(),
        new VisitCancelled(),
        new VisitReminderDue(),
        new VisitConfirmed(),
        new VisitMissed(),
        new PaymentSucceeded(),
        new PaymentFailed(),
        new PaymentRefunded(),
        new PaymentPartlyRefunded(),
        new PaymentActionRequired(),
        new DisputeOpened(),
        new DisputeClosed(),
        new MethodSaved(),
        new AutopayStopped(),
        new LeaseStarted(),
        new LeaseCancelled(),
        new InvoiceCancelled(),
        new InvoiceReopened(),
        new InvoiceCreated(),
        new ReminderDueSoon(),
        new InvoicePaid(),
        new ExportReady(),
        new ErasureRequested(),
        new ErasureRefused(),
        new MaintenanceReported(),
        new MaintenanceChanged(),
        new MaintenanceCommented(),
        new MaintenanceOverdue(),
        new ListingMatched());
  }
}
