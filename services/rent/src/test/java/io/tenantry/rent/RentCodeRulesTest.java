package io.tenantry.rent;

import io.tenantry.platform.testing.CodeRules;

class RentCodeRulesTest extends CodeRules {}
