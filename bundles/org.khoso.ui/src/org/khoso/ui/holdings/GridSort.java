package org.khoso.ui.holdings;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.nebula.widgets.nattable.sort.ISortModel;
import org.eclipse.nebula.widgets.nattable.sort.SortDirectionEnum;
import org.khoso.api.FieldInfo;

/** Which column a grid is sorted by. The store does the sorting, by Vietnamese collation; this only remembers and asks. */
final class GridSort implements ISortModel {
    private final List<FieldInfo> fields;
    private final Consumer<GridSort> resort;
    private int column = -1;
    private SortDirectionEnum direction = SortDirectionEnum.NONE;
    private int columnBefore = -1;
    private SortDirectionEnum directionBefore = SortDirectionEnum.NONE;

    GridSort(List<FieldInfo> fields, Consumer<GridSort> resort) {
        this.fields = fields;
        this.resort = resort;
    }

    /** @return concept to sort by, null for the usual order */
    String concept() {
        return column < 0 || direction == SortDirectionEnum.NONE ? null : fields.get(column).concept();
    }

    /** @return whether from large to small */
    boolean down() {
        return direction == SortDirectionEnum.DESC;
    }

    @Override
    public List<Integer> getSortedColumnIndexes() {
        return concept() == null ? List.of() : List.of(column);
    }

    @Override
    public boolean isColumnIndexSorted(int index) {
        return index == column && concept() != null;
    }

    @Override
    public SortDirectionEnum getSortDirection(int index) {
        return index == column ? direction : SortDirectionEnum.NONE;
    }

    @Override
    public int getSortOrder(int index) {
        return 0;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<Comparator> getComparatorsForColumnIndex(int index) {
        return List.of();
    }

    @Override
    public Comparator<?> getColumnComparator(int index) {
        return null;
    }

    @Override
    public void sort(int index, SortDirectionEnum to, boolean accumulate) {
        columnBefore = column;
        directionBefore = direction;
        column = index;
        direction = to;
        resort.accept(this);
    }

    /** Takes the last change back: it was stopped before the rows were in that order. */
    void back() {
        column = columnBefore;
        direction = directionBefore;
    }

    @Override
    public void clear() {
        column = -1;
        direction = SortDirectionEnum.NONE;
    }
}
