package io.tenantry.payment.allocation;

import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Plan of one payment: payables of one payer, organization and currency.
 *
 * @param first the payable that stands for all of them
 */
public record Plan(Payable first, List<Part> parts, String description) {

  /**
   * Plans to pay payables that are locked.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem when one of them cannot be paid so
   */
  public static Plan of(List<PartWish> wishes, List<Payable> locked, Instant now) {
    var byId = locked.stream().collect(Collectors.toMap(Payable::id, Function.identity()));
    Payable first = byId.get(wishes.getFirst().payable());
    if (!locked.stream().allMatch(first::goesWith)) {
      throw Problems.invalid("allocations", "must be of one payer, organization and currency");
    }
    return new Plan(
        first,
        wishes.stream().map(wish -> part(wish, byId.get(wish.payable()), now)).toList(),
        locked.size() == 1
            ? first.description()
            : wishes.stream()
                .map(wish -> byId.get(wish.payable()).description())
                .collect(Collectors.joining("; ")));
  }

  /** All that is still due of one payable. */
  public static Plan rest(Payable payable) {
    return new Plan(
        payable,
        List.of(new Part(payable.type(), payable.id(), payable.left())),
        payable.description());
  }

  /** Returns the sum of all parts. */
  public Money total() {
    return Money.total(parts.stream().map(Part::amount).toList());
  }

  /** The same for the same parts. */
  public String text() {
    return parts.stream()
        .map(part -> part.payableType().column() + " " + part.payableId() + " " + part.amount())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The payables in the order in which everybody locks them. */
  public static List<UUID> order(List<PartWish> wishes) {
    return wishes.stream().map(PartWish::payable).sorted().toList();
  }

  private static Part part(PartWish wish, Payable payable, Instant now) {
    Money left = payable.left();
    if (payable.withdrawn()) {
      throw Problems.conflict(
          "payable-withdrawn", "This invoice was cancelled: there is nothing to pay.");
    }
    if (left.isZero()) {
      throw Problems.conflict("already-paid", "This was paid already.");
    }
    if (!payable.openAt(now)) {
      throw Problems.conflict("not-payable", "The time to pay this is over.");
    }
    Money amount = wish.amount().orElse(left);
    if (!amount.isSameCurrency(left)) {
      throw Problems.invalid("amount", "must be in " + left.getCurrencyUnit());
    }
    if (amount.isGreaterThan(left)) {
      throw Problems.conflict("above-balance", "Only " + left + " is still due.");
    }
    if (payable.type() == PayableType.BOOKING && !amount.isEqual(payable.due())) {
      throw Problems.invalid("amount", "a booking is paid at once: " + payable.due());
    }
    return new Part(payable.type(), payable.id(), amount);
  }
}
