package org.khoso.ui.holdings;

import java.util.List;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.IEditableRule;
import org.eclipse.nebula.widgets.nattable.data.convert.ContextualDisplayConverter;
import org.eclipse.nebula.widgets.nattable.data.convert.ConversionFailedException;
import org.eclipse.nebula.widgets.nattable.edit.EditConfigAttributes;
import org.eclipse.nebula.widgets.nattable.edit.action.KeyEditAction;
import org.eclipse.nebula.widgets.nattable.edit.config.RenderErrorHandling;
import org.eclipse.nebula.widgets.nattable.edit.editor.ComboBoxCellEditor;
import org.eclipse.nebula.widgets.nattable.edit.editor.TextCellEditor;
import org.eclipse.nebula.widgets.nattable.layer.cell.ColumnLabelAccumulator;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.swt.SWT;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.KhosoException;
import org.khoso.core.EditHoldings;
import org.khoso.ui.Tr;
import org.khoso.ui.Values;

/** How cells of a grid are read and edited: what the field of their column says. Enter and F2 edit, Escape leaves. */
final class GridCells extends AbstractRegistryConfiguration {
    private final List<FieldInfo> fields;
    private final Values values;
    private final Tr tr;

    GridCells(List<FieldInfo> fields, Values values, Tr tr) {
        this.fields = fields;
        this.values = values;
        this.tr = tr;
    }

    @Override
    public void configureRegistry(IConfigRegistry registry) {
        registry.registerConfigAttribute(EditConfigAttributes.CELL_EDITABLE_RULE, IEditableRule.ALWAYS_EDITABLE);
        registry.registerConfigAttribute(EditConfigAttributes.CONVERSION_ERROR_HANDLER, new RenderErrorHandling(), DisplayMode.EDIT);
        for (int i = 0; i < fields.size(); i++)
            column(registry, fields.get(i), ColumnLabelAccumulator.COLUMN_LABEL_PREFIX + i);
    }

    private void column(IConfigRegistry registry, FieldInfo field, String label) {
        registry.registerConfigAttribute(CellConfigAttributes.DISPLAY_CONVERTER, new Converter(field, false), DisplayMode.NORMAL, label);
        registry.registerConfigAttribute(CellConfigAttributes.DISPLAY_CONVERTER, new Converter(field, true), DisplayMode.EDIT, label);
        List<String> codes = field.type() == FieldType.BOOLEAN
                ? List.of("1", "0")
                : values.list(field).map(l -> l.values().stream().map(CodeList.Value::code).toList()).orElse(List.of());
        registry.registerConfigAttribute(EditConfigAttributes.CELL_EDITOR,
                codes.isEmpty() || field.repeatable() ? new TextCellEditor() : new ComboBoxCellEditor(codes, 12), DisplayMode.EDIT, label);
        var style = new Style();
        boolean number = field.type() == FieldType.NUMBER || field.type() == FieldType.DECIMAL;
        style.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT,
                number ? HorizontalAlignmentEnum.RIGHT : HorizontalAlignmentEnum.LEFT);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, label);
    }

    @Override
    public void configureUiBindings(UiBindingRegistry ui) {
        // Tab goes on to the next control, as everywhere; arrows go from cell to cell
        ui.unregisterKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.TAB));
        ui.unregisterKeyBinding(new KeyEventMatcher(SWT.MOD2, SWT.TAB));
        ui.registerKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.F2), new KeyEditAction());
        ui.registerKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.CR), new KeyEditAction());
    }

    private final class Converter extends ContextualDisplayConverter {
        private final FieldInfo field;
        private final boolean editing;

        Converter(FieldInfo field, boolean editing) {
            this.field = field;
            this.editing = editing;
        }

        @Override
        public Object canonicalToDisplayValue(ILayerCell cell, IConfigRegistry registry, Object value) {
            Object typed = field.type() == FieldType.BOOLEAN && value instanceof String s ? (Object) s.equals("1") : value;
            return editing ? values.write(field, typed) : values.show(field, typed);
        }

        @Override
        public Object displayToCanonicalValue(ILayerCell cell, IConfigRegistry registry, Object text) {
            String typed = text == null ? "" : text.toString();
            String read = values.read(field, typed)
                    .orElseThrow(() -> new ConversionFailedException(tr.say("ui.form.not-in-list", typed)));
            try {
                EditHoldings.parse(field, read);
                return read;
            } catch (KhosoException e) {
                throw new ConversionFailedException(tr.say(e.problem()), e);
            }
        }
    }
}
