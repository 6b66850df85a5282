package io.tenantry.lease;

import io.tenantry.platform.testing.CodeRules;

class LeaseCodeRulesTest extends CodeRules {}
