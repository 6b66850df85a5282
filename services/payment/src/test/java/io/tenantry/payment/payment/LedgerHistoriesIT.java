package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.payment.provider.Taken;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The ledger balances after any history of payments in any order. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class LedgerHistoriesIT {
  private static final int STEPS = 25;
  private static final String SUM =
      "select round(coalesce(sum(amount), 0), 4)::text from ledger_entry where org_id = ?";

  /** The amounts owed to the organization, and the amounts the payables took, by the accounts. */
  private static final String OWED =
      """
      select round(coalesce(-sum(amount), 0), 4)::text from ledger_entry
      where org_id = ? and account in ('organization', 'fees')
      """;

  private static final String TOOK =
      "select round(coalesce(sum(paid_amount), 0), 4)::text from payable where org_id = ?";

  @Inject Arrivals arrivals;
  @Inject Database database;
  @Inject Outcomes outcomes;
  @Inject Returns returns;
  @Inject Chargebacks chargebacks;

  private final Payer payer = new Payer();
  private final Member member = new Member();
  private final Told told = new Told(member.organization(), payer.id());
  private final List<UUID> invoices = new ArrayList<>();
  private final List<UUID> payments = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  private record Held(UUID payment, Money amount) {}

  @RepeatedTest(6)
  void the_ledger_sums_to_zero_after_every_step(RepetitionInfo repetition) {
    OutboxProbe.keepRows();
    var random = new Random(repetition.getCurrentRepetition());
    for (int step = 0; step < STEPS; step++) {
      happens(random);
      assertThat(Books.text(SUM, member.organization())).isEqualTo("0.0000");
      assertThat(Books.text(OWED, member.organization()))
          .isEqualTo(Books.text(TOOK, member.organization()));
    }
  }

  private void happens(Random random) {
    switch (random.nextInt(8)) {
      case 0 -> invoice();
      case 1, 2 -> begin(random);
      case 3 -> cash(random);
      case 4, 5 -> any(random, payments, this::taken);
      case 6 -> any(random, payments, id -> giveBack(random, id));
      default -> contest(random);
    }
  }

  private void invoice() {
    UUID id = UUID.randomUUID();
    arrivals.take(told.invoiced(id));
    invoices.add(id);
  }

  private void begin(Random random) {
    any(
        random,
        invoices,
        id -> {
          var answer = payer.initiate(id, amount(random)).extract();
          if (answer.statusCode() == 201) {
            payments.add(UUID.fromString(answer.path("paymentId")));
          }
        });
  }

  private void cash(Random random) {
    any(
        random,
        invoices,
        id -> {
          var answer = member.cash(id, amount(random)).extract();
          if (answer.statusCode() == 201) {
            payments.add(UUID.fromString(answer.path("id")));
          }
        });
  }

  /** The provider says that it took what a page asks for, once or again. */
  private void taken(UUID id) {
    Payment payment = payment(id);
    if (payment.manual().isEmpty()) {
      var taken = new Taken("pi_" + id, payment.amount(), Optional.empty());
      database.asService(tx -> outcomes.taken(tx, id, taken)).await().indefinitely();
    }
  }

  private void giveBack(Random random, UUID id) {
    Payment payment = payment(id);
    if (payment.paidAt().isEmpty()) {
      return;
    }
    if (payment.manual().isPresent()) {
      member.refund(id.toString(), amount(random));
    } else {
      Money part = Money.parse("INR " + amount(random));
      database
          .asService(tx -> returns.part(tx, id, Optional.empty(), "re_" + UUID.randomUUID(), part))
          .await()
          .indefinitely();
    }
  }

  private void contest(Random random) {
    if (!held.isEmpty() && random.nextBoolean()) {
      Held dispute = held.removeFirst();
      boolean won = random.nextBoolean();
      database
          .asService(
              tx ->
                  won
                      ? chargebacks.won(tx, dispute.payment(), dispute.amount())
                      : chargebacks.lost(tx, dispute.payment(), dispute.amount()))
          .await()
          .indefinitely();
      return;
    }
    any(
        random,
        payments,
        id -> {
          if (payment(id).paidAt().isPresent() && payment(id).manual().isEmpty()) {
            Money part = Money.parse("INR " + amount(random));
            var contested =
                database.asService(tx -> chargebacks.hold(tx, id, part)).await().indefinitely();
            held.add(new Held(id, contested.held()));
          }
        });
  }

  private Payment payment(UUID id) {
    return database
        .asService(tx -> tx.one("select * from payment where id = $1", Payment.ROWS::read, id))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private static String amount(Random random) {
    return random.nextInt(1, 9000) + "." + random.nextInt(10, 100);
  }

  private static void any(Random random, List<UUID> of, Consumer<UUID> work) {
    if (!of.isEmpty()) {
      work.accept(of.get(random.nextInt(of.size())));
    }
  }
}
