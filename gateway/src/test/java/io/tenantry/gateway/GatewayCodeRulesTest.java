package io.tenantry.gateway;

import io.tenantry.platform.testing.CodeRules;

class GatewayCodeRulesTest extends CodeRules {}
