package io.tenantry.simulator;

import io.tenantry.platform.rules.ModuleRules;

class SimulatorCodeRulesTest extends ModuleRules {}
