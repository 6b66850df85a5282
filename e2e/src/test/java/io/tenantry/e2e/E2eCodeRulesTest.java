package io.tenantry.e2e;

import io.tenantry.platform.rules.ModuleRules;

class E2eCodeRulesTest extends ModuleRules {}
