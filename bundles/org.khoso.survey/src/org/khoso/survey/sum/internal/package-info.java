/** Responses summed up by administrative unit, in the units of the day and in those since the merger of 2025. */
package org.khoso.survey.sum.internal;
