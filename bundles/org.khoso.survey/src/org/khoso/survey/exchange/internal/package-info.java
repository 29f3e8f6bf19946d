/** Responses as files: JSON, a workbook and a form for bodies without Khoso, and how they are read back. */
package org.khoso.survey.exchange.internal;
