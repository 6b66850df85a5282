package io.tenantry.property;

import io.tenantry.platform.testing.CodeRules;

class PropertyCodeRulesTest extends CodeRules {}
