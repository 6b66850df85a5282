package io.tenantry.payment;

import io.tenantry.platform.testing.CodeRules;

class PaymentCodeRulesTest extends CodeRules {}
