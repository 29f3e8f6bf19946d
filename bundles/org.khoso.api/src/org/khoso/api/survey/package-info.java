/** Contracts for surveys: what is asked and computed, responses, and the files in which they travel. */
package org.khoso.api.survey;
