using System.Reflection;
using Compliance.Kernel;
using GraphQL;
using GraphQL.Types;

namespace Compliance.Host.Views;

/// <summary>
/// The columns that the selection of a connection will look at: those of the fields that are properties of the row, and those
/// that the other fields' resolvers plainly read. A page of fifty rows of fifty columns, of which four were asked for, cost
/// more than everything else about it.
/// </summary>
internal sealed class AskedColumns
{
    private readonly ViewTable table;
    private readonly IReadOnlySet<string>? properties;
    private readonly ViewSelection usual;

    private AskedColumns(ViewTable table, IReadOnlySet<string>? properties)
    {
        (this.table, this.properties) = (table, properties);
        usual = properties is null ? table.Whole : new(table, properties);
    }

    /// <summary>What this field of the document reads; found once.</summary>
    public static AskedColumns Of(ViewTable table, FieldContext field) => field.Once(f => new AskedColumns(table, Properties(f, table.View.RowType))) is var kept && kept.table == table
        ? kept : new AskedColumns(table, null);

    /// <summary>The selection, with the columns that the list is ordered by: cursors are made of them.</summary>
    public ViewSelection With(Keyset order)
    {
        var needed = order.Columns.Select(c => c.Property.Name);
        return properties is null || needed.All(properties.Contains) ? usual : new(table, new HashSet<string>([.. properties, .. needed]));
    }

    private static HashSet<string>? Properties(FieldContext field, Type row)
    {
        if ((field.Field.Type.Nullable as ObjectType)?.Fields.FirstOrDefault(f => f.Name == "nodes")?.Type.Nullable is not ListType { Item: var item }
            || item.Nullable is not ObjectType shown || shown.ClrType != row) return null;
        var read = new HashSet<string> { nameof(IRow.Id) };
        foreach (var name in field.Selected("nodes").Concat(field.Selected("edges.node")))
        {
            if (name.StartsWith("__", StringComparison.Ordinal)) continue;
            if (Of(shown.Fields.First(f => f.Name == name).Member, row) is not { } columns) return null;
            read.UnionWith(columns);
        }
        return read;
    }

    private static IReadOnlySet<string>? Of(MemberInfo? member, Type row)
    {
        if (member is PropertyInfo property && property.DeclaringType == row) return PropertiesRead.OfProperty(property);
        if (member is not MethodInfo method) return null;
        if (method.DeclaringType == row) return PropertiesRead.Of(method, 0, row);
        var parents = method.GetParameters().Where(p => p.ParameterType.IsAssignableFrom(row)).ToList();
        return parents.Count switch { 0 => new HashSet<string>(), 1 => PropertiesRead.Of(method, parents[0].Position + 1, row), _ => null };
    }
}
