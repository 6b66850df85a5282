package io.tenantry.simulation;

import io.tenantry.platform.rules.ModuleRules;

class SimulationCodeRulesTest extends ModuleRules {}
