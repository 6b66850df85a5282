package io.tenantry.@PACKAGE@;

import io.tenantry.platform.testing.CodeRules;

class @CLASS@CodeRulesTest extends CodeRules {}
