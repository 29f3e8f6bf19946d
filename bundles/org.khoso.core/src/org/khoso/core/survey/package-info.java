/** Responses to surveys: opened, filled in from the holdings and by people, checked, moved through their states. */
package org.khoso.core.survey;
