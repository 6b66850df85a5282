package io.tenantry.bench;

import io.tenantry.platform.rules.ModuleRules;

class BenchCodeRulesTest extends ModuleRules {}
