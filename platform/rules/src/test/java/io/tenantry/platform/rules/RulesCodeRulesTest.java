package io.tenantry.platform.rules;

class RulesCodeRulesTest extends ModuleRules {}
