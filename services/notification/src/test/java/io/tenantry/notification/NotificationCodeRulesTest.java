package io.tenantry.notification;

import io.tenantry.platform.testing.CodeRules;

class NotificationCodeRulesTest extends CodeRules {}
