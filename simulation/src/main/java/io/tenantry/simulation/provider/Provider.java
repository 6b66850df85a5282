package io.tenantry.simulation.provider;

import io.tenantry.simulation.world.Fault;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The payment provider: pages, charges and refunds under idempotency keys, and webhooks about them.
 */
public final class Provider {
  private static final long PAGE_LIFE = 24 * 3_600_000L;
  private static final long READ_TIMEOUT = 10_000;
  private static final long LATE = 180_000;
  private static final long ANSWERS = 300;
  private static final int DECLINED = 20;
  private static final int SLOW = 15;

  private final World world;
  private final Webhooks webhooks;
  private final Map<UUID, Page> pages = new LinkedHashMap<>();
  private final Map<String, Intent> charges = new LinkedHashMap<>();
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final Map<String, String> refunds = new LinkedHashMap<>();
  private final List<Transfer> transfers = new ArrayList<>();

  /** A provider without customers. */
  public Provider(World world) {
    this.world = world;
    this.webhooks = new Webhooks(world);
  }

  /** Returns its webhooks. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** All money it holds or held. */
  public Iterable<Intent> intents() {
    return intents.values();
  }

  /** Money that moved: positive came, negative went back. */
  public record Transfer(UUID payment, long minorUnits) {}

  /** Returns the transfers, in order. */
  public List<Transfer> transfers() {
    return transfers;
  }

  /**
   * A call over the network.
   *
   * @param effect what it does; may happen although nobody learns of it
   * @param unanswered what the caller makes of silence
   */
  public <T> void call(Node caller, Supplier<T> effect, Consumer<T> answered, Runnable unanswered) {
    if (world.faults().strikes(Fault.TIMEOUT_UNDONE)) {
      caller.later(READ_TIMEOUT, unanswered);
    } else if (world.faults().strikes(Fault.TIMEOUT_DONE)) {
      Consumer<T> nobody = answer -> {};
      world.in(world.chance().upTo(LATE), () -> nobody.accept(effect.get()));
      caller.later(READ_TIMEOUT, unanswered);
    } else {
      Consumer<T> back =
          caller.inThisLife(
              answer -> caller.later(world.chance().upTo(ANSWERS), () -> answered.accept(answer)));
      world.in(world.chance().upTo(ANSWERS), () -> back.accept(effect.get()));
    }
  }

  /** The page of a payment; the same one however often it is asked for. */
  public Page open(UUID payment, long minorUnits) {
    return pages.computeIfAbsent(
        payment,
        fresh -> {
          var page = new Page("session " + (pages.size() + 1), payment, minorUnits);
          world.in(PAGE_LIFE, () -> expire(page));
          return page;
        });
  }

  /** Returns the state of a page. */
  public Word ask(UUID payment) {
    Page page = pages.get(payment);
    if (page.paid().isPresent()) {
      return page.paid().get().word();
    }
    return page.isOpen() ? new Word.Open() : new Word.Over();
  }

  /** Somebody tries to pay on a page. */
  public void pay(UUID payment, boolean goodCard) {
    Page page = pages.get(payment);
    if (!page.isOpen()) {
      return;
    }
    if (!goodCard) {
      webhooks.tell(new Webhook.Refused(payment));
      return;
    }
    Intent intent = capture(payment, page.minorUnits());
    page.pay(intent);
    webhooks.tell(new Webhook.Taken(payment, intent.id()));
    webhooks.tell(new Webhook.PageClosed(payment, false));
  }

  /** Charges a saved card; the same charge however often it is asked for. */
  public Word charge(String key, UUID payment, long minorUnits) {
    return charges
        .computeIfAbsent(
            key,
            fresh -> {
              Intent intent = intent(payment, minorUnits);
              if (world.chance().percent(SLOW)) {
                world.in(world.chance().upTo(LATE), () -> decide(intent));
              } else {
                decide(intent);
              }
              return intent;
            })
        .word();
  }

  /** Returns the state of a charge, empty when there is none. */
  public Optional<Word> charged(UUID payment) {
    return charges.values().stream()
        .filter(intent -> intent.payment().equals(payment))
        .findFirst()
        .map(Intent::word);
  }

  /** Gives all of it back, once. */
  public String refund(String key, String intentId) {
    return refunds.computeIfAbsent(
        key,
        fresh -> {
          Intent intent = intents.get(intentId);
          if (intent.giveBack()) {
            transfers.add(new Transfer(intent.payment(), -intent.minorUnits()));
            webhooks.tell(new Webhook.GivenBack(intent.payment()));
          }
          return "refund of " + intentId;
        });
  }

  /** Somebody gives the money of a page back at the provider, without asking us. */
  public void giveBackByHand(UUID payment) {
    pages
        .get(payment)
        .paid()
        .filter(Intent::giveBack)
        .ifPresent(
            intent -> {
              world.note("provider", "is made to give money back");
              transfers.add(new Transfer(payment, -intent.minorUnits()));
              webhooks.tellSurely(new Webhook.GivenBack(payment));
            });
  }

  private void decide(Intent intent) {
    if (world.chance().percent(DECLINED)) {
      intent.refuse();
      webhooks.tell(new Webhook.Refused(intent.payment()));
    } else {
      take(intent);
      webhooks.tell(new Webhook.Taken(intent.payment(), intent.id()));
    }
  }

  private Intent capture(UUID payment, long minorUnits) {
    Intent intent = intent(payment, minorUnits);
    take(intent);
    return intent;
  }

  private void take(Intent intent) {
    intent.take();
    transfers.add(new Transfer(intent.payment(), intent.minorUnits()));
    world.note("provider", "takes money");
  }

  private Intent intent(UUID payment, long minorUnits) {
    var intent = new Intent("intent " + (intents.size() + 1), payment, minorUnits);
    intents.put(intent.id(), intent);
    return intent;
  }

  private void expire(Page page) {
    if (page.isOpen()) {
      page.expire();
      webhooks.tell(new Webhook.PageClosed(page.payment(), true));
    }
  }
}
