package org.khoso.storage.internal;

import java.util.Map;

class H2ContractTest extends Contracts {
    @Override
    Map<String, String> settings() {
        return Map.of("name", "Kho thử");
    }
}
