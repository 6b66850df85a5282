package io.tenantry.razorpaysim;

import io.tenantry.platform.rules.ModuleRules;

class RazorpaySimulatorCodeRulesTest extends ModuleRules {}
