package io.tenantry.stripesim;

import io.tenantry.platform.rules.ModuleRules;

class StripeSimulatorCodeRulesTest extends ModuleRules {}
