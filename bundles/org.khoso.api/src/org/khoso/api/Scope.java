package org.khoso.api;

import java.util.UUID;

/**
 * The part of the holdings that an action touches. Null in a component means "not known", never "all".
 *
 * @param unit       code of the administrative unit, may be null
 * @param fonds      fonds, may be null
 * @param accessMode code of the access regime (TT 05/2025: 01 open, 02 conditional, 03 secret), may be null
 */
public record Scope(String unit, UUID fonds, String accessMode) {
}
