package io.tenantry.auth;

import io.tenantry.platform.testing.CodeRules;

class AuthCodeRulesTest extends CodeRules {}
