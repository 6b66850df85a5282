package io.tenantry.local;

import io.tenantry.platform.rules.ModuleRules;
import java.nio.file.Path;
import java.util.List;

class LauncherCodeRulesTest extends ModuleRules {
  @Override
  protected List<Path> modules() {
    return List.of(Path.of(""), Path.of("../elasticsearch"));
  }
}
