package io.tenantry.payment.payment;

import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.commission.Commission;
import io.tenantry.payment.ledger.Account;
import io.tenantry.payment.ledger.Booked;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.payment.provider.Payee;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One try to pay a payable, or several of one payer and organization.
 *
 * @param payableId the payable, or the first of several
 * @param automatic nobody is there: a saved method is charged
 * @param surplus the payable was paid already; this money goes back
 * @param provider who moves the money
 * @param manual what somebody recorded, when the organization took the money itself
 * @param methodId the method that is charged, or was saved with this payment
 * @param intentId the provider's reference of the money
 * @param returning what went back or shall go back, or is held by a bank
 * @param returned what went back
 */
record Payment(
    UUID id,
    UUID organizationId,
    UUID payer,
    PayableType payableType,
    UUID payableId,
    String description,
    Money amount,
    PaymentStatus status,
    boolean automatic,
    boolean surplus,
    Provider provider,
    Optional<Manual> manual,
    Page page,
    Commission commission,
    Optional<UUID> methodId,
    Optional<String> intentId,
    Optional<String> failureCode,
    Money returning,
    Money returned,
    Instant createdAt,
    Optional<Instant> paidAt) {
  static final Rows<Payment> ROWS = Rows.of("payment", Payment.class)
          .named("payer", "payer_id")
          .named("amount", "total")
          .named("email", "payer_email")
          .named("backup", "backup_provider")
          .named("url", "checkout_url")
          .named("open", "session_open")
          .named("account", "connected_account")
          .reading("manual", Manual::from);

  /** A new try to pay on a page. */
  static Payment onPage(
      Plan plan, Commission commission, Provider provider, Page page, Instant now) {
    return of(plan, commission, provider, Optional.empty(), page, false, Optional.empty(), now);
  }

  /** A new try to pay while nobody is there. */
  static Payment automatic(
      Plan plan, Commission commission, Provider provider, Optional<UUID> method, Instant now) {
    return of(plan, commission, provider, Optional.empty(), Page.none(), true, method, now);
  }

  /** Money that the organization took itself. */
  static Payment manual(Plan plan, Manual manual, Instant now) {
    return of(
        plan,
        Commission.none(plan.total()),
        Provider.MANUAL,
        Optional.of(manual),
        Page.none(),
        false,
        Optional.empty(),
        now);
  }

  private static Payment of(
      Plan plan,
      Commission commission,
      Provider provider,
      Optional<Manual> manual,
      Page page,
      boolean automatic,
      Optional<UUID> method,
      Instant now) {
    Payable payable = plan.first();
    Money total = plan.total();
    Money none = Money.zero(total.getCurrencyUnit());
    return new Payment(
        Ids.next(),
        payable.organizationId(),
        payable.payer(),
        payable.type(),
        payable.id(),
        plan.description(),
        total,
        PaymentStatus.INIT,
        automatic,
        false,
        provider,
        manual,
        page,
        commission,
        method,
        Optional.empty(),
        Optional.empty(),
        none,
        none,
        now,
        Optional.empty());
  }


  /**
   * A part of its money as the ledger sees it.
   *
   * @param before how much of the money was booked that way before
   */
  Booked booked(Money before, Money part) {
    return new Booked(
        id,
        organizationId,
        provider.column(),
        manual.isPresent() ? Account.TILL : Account.PROVIDER,
        part,
        commission.share(before, part, amount));
  }

  /** Returns the recipient of the money. */
  Payee payee() {
    return new Payee(organizationId, commission.account(), commission.fee());
  }

  /** Returns the amount that may still be refunded. */
  Money refundable() {
    return amount.minus(returning);
  }

  Means means() {
    return manual.map(Manual::means).orElse(Means.ONLINE);
  }

  /** This payment, which must be at {@code named}. */
  Payment at(Provider named) {
    if (provider != named) {
      throw new IllegalStateException(
          "%s speaks about payment %s, which is at %s".formatted(named, id, provider));
    }
    return this;
  }

  /**
   * True when the backup provider may open its page: there is none elsewhere, and none that may be
   * there.
   */
  boolean mayMove() {
    return status == PaymentStatus.INIT && page.sessionId().isEmpty() && page.backup().isPresent();
  }

  /** True while its outcome is open. */
  boolean undecided() {
    return status.undecided();
  }
}
