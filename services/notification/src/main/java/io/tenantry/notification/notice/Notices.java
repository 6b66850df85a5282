package io.tenantry.notification.notice;

import static io.tenantry.notification.notice.Notice.alsoByEmail;
import static io.tenantry.notification.notice.Notice.inApp;
import static io.tenantry.notification.notice.Notice.toMember;
import static io.tenantry.notification.notice.Notice.toOrganization;
import static io.tenantry.notification.notice.Notice.toOrganizationAlsoByEmail;

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
import io.tenantry.platform.events.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Recipients and texts by event: the whole table. An event that is not in it concerns nobody here.
 */
final class Notices {
  /** Changes of a maintenance request that a resident waits for. */
  private static final Set<String> MATTERS_TO_RESIDENT =
      Set.of("scheduled", "completed", "cancelled", "reopened");

  private Notices() {}

  static List<Notice> about(Event event) {
    String type = event.type();
    return switch (event.body()) {
      case CredentialsChanged changed -> List.of(alsoByEmail(changed.getUserId(), type));
      case ListingDecided decided -> List.of(alsoByEmail(decided.getSubmittedBy(), type));
      case DocumentExpiring document ->
          List.of(
              alsoByEmail(document.getUploadedBy(), type),
              toOrganization(document.getOrganizationId(), type));
      case BookingConfirmed booking ->
          List.of(
              alsoByEmail(booking.getResidentId(), type),
              toOrganization(booking.getOrganizationId(), type));
      case BookingCancelled booking -> cancelled(booking, type);
      case RefundRequested refund -> List.of(alsoByEmail(refund.getResidentId(), type));
      case VisitScheduled visit ->
          visit(
              alsoByEmail(visit.getResidentId(), type),
              visit.getAgentId(),
              visit.getOrganizationId(),
              type);
      case VisitRescheduled visit ->
          visit(
              alsoByEmail(visit.getResidentId(), type),
              visit.getAgentId(),
              visit.getOrganizationId(),
              type);
      case VisitCancelled visit ->
          visit(
              alsoByEmail(visit.getResidentId(), type),
              visit.getAgentId(),
              visit.getOrganizationId(),
              type);
      case VisitReminderDue visit ->
          visit(
              alsoByEmail(visit.getResidentId(), type),
              visit.getAgentId(),
              visit.getOrganizationId(),
              type);
      case VisitConfirmed visit -> List.of(toOrganization(visit.getOrganizationId(), type));
      case VisitMissed visit ->
          List.of(
              inApp(visit.getResidentId(), type), toOrganization(visit.getOrganizationId(), type));
      case PaymentSucceeded payment -> List.of(alsoByEmail(payment.getPayerId(), type));
      case PaymentFailed payment -> List.of(alsoByEmail(payment.getPayerId(), type));
      case PaymentRefunded payment -> List.of(alsoByEmail(payment.getPayerId(), type));
      case PaymentPartlyRefunded payment -> List.of(alsoByEmail(payment.getPayerId(), type));
      case PaymentActionRequired payment -> List.of(alsoByEmail(payment.getPayerId(), type));
      case DisputeOpened dispute -> List.of(toOrganization(dispute.getOrganizationId(), type));
      case DisputeClosed dispute -> List.of(toOrganization(dispute.getOrganizationId(), type));
      case MethodSaved method ->
          method.getRepeated() ? List.of() : List.of(inApp(method.getPersonId(), type));
      case AutopayStopped autopay -> List.of(alsoByEmail(autopay.getResidentId(), type));
      case LeaseStarted lease ->
          List.of(
              alsoByEmail(lease.getResidentId(), type),
              toOrganization(lease.getOrganizationId(), type));
      case LeaseCancelled lease ->
          List.of(
              alsoByEmail(lease.getResidentId(), type),
              toOrganizationAlsoByEmail(lease.getOrganizationId(), type));
      case InvoiceCancelled invoice ->
          List.of(
              alsoByEmail(invoice.getResidentId(), type),
              toOrganizationAlsoByEmail(invoice.getOrganizationId(), type));
      case InvoiceReopened invoice ->
          List.of(
              alsoByEmail(invoice.getResidentId(), type),
              toOrganization(invoice.getOrganizationId(), type));
      case InvoiceCreated invoice -> List.of(alsoByEmail(invoice.getResidentId(), type));
      case ReminderDueSoon reminder -> List.of(alsoByEmail(reminder.getResidentId(), type));
      case ErasureRequested erasure -> List.of(alsoByEmail(erasure.getPersonId(), type));
      case ErasureRefused erasure -> List.of(alsoByEmail(erasure.getPersonId(), type));
      case ListingMatched match -> List.of(alsoByEmail(match.getPersonId(), type));
      case ExportReady export -> List.of(alsoByEmail(export.getPersonId(), type));
      case InvoicePaid invoice ->
          List.of(
              inApp(invoice.getResidentId(), type),
              toOrganization(invoice.getOrganizationId(), type));
      case MaintenanceReported request ->
          both(request.getResidentId(), request.getOrganizationId(), type, false);
      case MaintenanceChanged request ->
          both(
              request.getResidentId(),
              request.getOrganizationId(),
              type,
              MATTERS_TO_RESIDENT.contains(request.getChange()));
      case MaintenanceCommented comment ->
          comment.getByResident()
              ? List.of(toOrganization(comment.getOrganizationId(), type))
              : both(comment.getResidentId(), comment.getOrganizationId(), type, false);
      case MaintenanceOverdue request ->
          List.of(toOrganizationAlsoByEmail(request.getOrganizationId(), type));
      default -> List.of();
    };
  }

  /** Tells the organization, and the resident if one reported it. */
  private static List<Notice> both(UUID resident, UUID organization, String type, boolean byEmail) {
    Notice landlord = toOrganization(organization, type);
    return resident == null
        ? List.of(landlord)
        : List.of(byEmail ? alsoByEmail(resident, type) : inApp(resident, type), landlord);
  }

  /**
   * Adds a notice to the agent of a visit; without an agent, to all managers of the organization.
   */
  private static List<Notice> visit(Notice visitor, UUID agent, UUID organization, String type) {
    return agent == null
        ? List.of(visitor, toOrganizationAlsoByEmail(organization, type))
        : List.of(visitor, toMember(agent, type), toOrganization(organization, type));
  }

  /** A hold that ran out is no news for the landlord. */
  private static List<Notice> cancelled(BookingCancelled booking, String type) {
    Notice resident = inApp(booking.getResidentId(), type);
    return booking.getReason().equals("expired")
        ? List.of(resident)
        : List.of(resident, toOrganization(booking.getOrganizationId(), type));
  }
}
