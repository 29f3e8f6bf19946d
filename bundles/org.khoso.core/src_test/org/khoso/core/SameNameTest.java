package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person does not become two by another way of writing the name; two do not become one. */
class SameNameTest {
    @ParameterizedTest
    @CsvSource({"Nguyễn Văn Hòa,NGUYỄN VĂN HÒA,true", "Nguyễn Văn Hòa,'  nguyễn   văn\u00a0hòa ',true",
            "Nguyễn Văn Hòa,Nguye\u0302\u0303n Va\u0306n Ho\u0300a,true", "Nguyễn Văn Hòa,Nguyễn Văn Hoà,true",
            "Nguyễn Văn Hòa,Nguyễn\u200b Văn Hòa\u200e,true", "Nguyễn Văn Hòa,Ｎｇuyễn Văn Hòa,true", "Đỗ Thị Thúy,đỗ thị thuý,true",
            "Nguyễn Văn Hòa,Nguyễn Văn Hoa,false", "Nguyễn Văn Hòa,Nguyễn Văn,false", "Trần An,Trần Ân,false", "'','',false",
            "' ','\u200b',false"})
    void names(String a, String b, boolean same) {
        assertEquals(same, SameName.of(a, b));
        assertEquals(same, SameName.of(b, a));
        assertFalse(SameName.of(a, null));
    }
}
