package io.tenantry.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small components made of a shell line, for the tests. */
final class Scripts {
  private Scripts() {}

  static Component lasting(String name) {
    return script(name, "exec sleep 300");
  }

  static Component script(String name, String line) {
    var command = new Command(List.of("/bin/sh", "-c", line), Map.of(), Path.of("/"), List.of());
    return Component.named(name, () -> command, () -> true);
  }
}
