/** What a vendor needs to test a rule kind: {@link org.khoso.testkit.compliance.ComplianceRuleContract} and stand-ins for an archive. */
package org.khoso.testkit.compliance;
