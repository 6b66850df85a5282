package io.tenantry.local;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import io.tenantry.local.checkout.Profile;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code up | servers | down | status | logs NAME | restart NAME | reindex | reconcile | clean},
 * each for the clone we are called in.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), Path.of("")));
  }

  /**
   * 0 when it did what was asked; 1 and a sentence when it could not; 2 when it was asked nonsense.
   */
  static int run(List<String> arguments, Path folder) {
    try {
      RequiredJdk.check(Runtime.version().feature());
      return obey(arguments, new LocalStack(Checkout.containing(folder), profile()));
    } catch (Problem e) {
      System.err.println("\n" + e.getMessage());
      return 1;
    }
  }

  private static int obey(List<String> arguments, LocalStack stack) {
    var what = arguments.isEmpty() ? "" : arguments.getFirst();
    var name = arguments.size() > 1 ? arguments.get(1) : "";
    switch (what) {
      case "up" -> stack.up();
      case "servers" -> stack.servers();
      case "note-built" -> stack.noteBuilt();
      case "down" -> stack.down();
      case "restart" -> stack.restart(name);
      case "logs" -> stack.logs(name);
      case "reindex" -> stack.reindex();
      case "reconcile" -> stack.reconcile();
      case "clean" -> stack.clean();
      case "status" -> stack.status();
      default -> {
        System.err.println(
            "up | servers | down | status | logs NAME | restart NAME | reindex | reconcile | clean");
        return 2;
      }
    }
    return 0;
  }

  private static Profile profile() {
    return Profile.named(System.getenv().getOrDefault("PROFILE", ""));
  }
}
