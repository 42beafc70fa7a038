using GraphQL.Language;

namespace GraphQL;

/// <summary>What a change of the schema does to clients that were written before it.</summary>
public enum SchemaChangeKind
{
    /// <summary>Documents that were valid are no longer, or their answers have another shape.</summary>
    Breaking,

    /// <summary>Documents stay valid, but a client may meet what it does not know, or is treated otherwise.</summary>
    Dangerous,

    /// <summary>No client notices.</summary>
    Safe,
}

/// <summary>A difference between two schemas.</summary>
/// <param name="Kind">What it does to clients.</param>
/// <param name="Place">Where: a type, or type and field, argument or value, as <c>Query.activity(id:)</c>.</param>
/// <param name="What">What happened, as a sentence without its subject.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, string Place, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place} {What}";
}

/// <summary>Compares two schemas by what their clients see (specification, section 3): outputs may become narrower, inputs wider.</summary>
public static class SchemaDiff
{
    /// <summary>Reads two SDL documents and compares them. Scalars need no code behind them.</summary>
    /// <exception cref="SchemaException">One of them is no valid schema.</exception>
    public static IReadOnlyList<SchemaChange> Compare(string oldSdl, string newSdl) => Compare(Read(oldSdl), Read(newSdl));

    /// <summary>All differences, the breaking first, then by place.</summary>
    public static IReadOnlyList<SchemaChange> Compare(Schema older, Schema newer) =>
        [.. new Comparison(older, newer).Changes().OrderBy(c => c.Kind).ThenBy(c => c.Place, StringComparer.Ordinal)];

    private static Schema Read(string sdl)
    {
        var builder = new SchemaBuilder().AddDocument(sdl, "SDL");
        foreach (var scalar in Parser.Parse(new Source(sdl, "SDL")).Definitions.OfType<ScalarDefinitionNode>()) builder.BindScalar(new Types.AnyScalar(scalar.Name!.Value));
        return builder.BuildTypes();
    }

    private sealed class Comparison(Schema older, Schema newer)
    {
        private readonly List<SchemaChange> _changes = [];

        public List<SchemaChange> Changes()
        {
            foreach (var was in older.Types)
            {
                if (newer.Type(was.Name) is not { } now) Add(SchemaChangeKind.Breaking, was.Name, "is gone");
                else if (now.GetType() != was.GetType()) Add(SchemaChangeKind.Breaking, was.Name, $"was {KindOf(was)} and is now {KindOf(now)}");
                else Compare(was, now);
            }
            foreach (var now in newer.Types.Where(t => older.Type(t.Name) is null)) Add(SchemaChangeKind.Safe, now.Name, "is new");
            foreach (var root in Enum.GetValues<OperationKind>())
                if (older.Root(root) is { } was && newer.Root(root)?.Name != was.Name) Add(SchemaChangeKind.Breaking, $"The {Printer.KeywordOf(root)} type", $"was {was.Name} and is now {newer.Root(root)?.Name ?? "gone"}");
            Directives();
            return _changes;
        }

        private void Add(SchemaChangeKind kind, string place, string what) => _changes.Add(new SchemaChange(kind, place, what));

        private static string KindOf(NamedType type) => type switch
        {
            NamedScalar => "a scalar",
            ObjectType => "an object type",
            InterfaceType => "an interface",
            UnionType => "a union",
            EnumType => "an enum",
            _ => "an input object",
        };

        private void Compare(NamedType was, NamedType now)
        {
            Uses(was.Name, was.Directives, now.Directives);
            switch (was, now)
            {
                case (FieldsType a, FieldsType b): Fields(a, b); break;
                case (UnionType a, UnionType b):
                    Names(a.Name, a.Members.Select(m => m.Name), b.Members.Select(m => m.Name), "member", SchemaChangeKind.Breaking, SchemaChangeKind.Dangerous);
                    break;
                case (EnumType a, EnumType b):
                    Names(a.Name, a.Values.Select(v => v.Name), b.Values.Select(v => v.Name), "value", SchemaChangeKind.Breaking, SchemaChangeKind.Dangerous);
                    break;
                case (InputObjectType a, InputObjectType b):
                    Inputs(a.Fields, b.Fields, name => $"{a.Name}.{name}");
                    if (!a.IsOneOf && b.IsOneOf) Add(SchemaChangeKind.Breaking, a.Name, "takes exactly one field now");
                    if (a.IsOneOf && !b.IsOneOf) Add(SchemaChangeKind.Dangerous, a.Name, "takes any of its fields now");
                    break;
            }
        }

        private void Names(string place, IEnumerable<string> was, IEnumerable<string> now, string what, SchemaChangeKind lost, SchemaChangeKind gained)
        {
            foreach (var name in was.Except(now)) Add(lost, place, $"has lost the {what} {name}");
            foreach (var name in now.Except(was)) Add(gained, place, $"has gained the {what} {name}");
        }

        private void Fields(FieldsType was, FieldsType now)
        {
            Names(was.Name, was.Interfaces.Select(i => i.Name), now.Interfaces.Select(i => i.Name), "interface", SchemaChangeKind.Breaking, SchemaChangeKind.Dangerous);
            foreach (var a in was.Fields)
            {
                if (!now.TryGetField(a.Name, out var b))
                {
                    Add(SchemaChangeKind.Breaking, a.ToString(), "is gone");
                    continue;
                }
                if (a.Type.ToString() != b.Type.ToString()) Add(Narrower(a.Type, b.Type) ? SchemaChangeKind.Safe : SchemaChangeKind.Breaking, a.ToString(), $"was of type {a.Type} and is now of type {b.Type}");
                if (a.DeprecationReason is null && b.DeprecationReason is not null) Add(SchemaChangeKind.Safe, a.ToString(), "is deprecated");
                Inputs(a.Arguments, b.Arguments, name => $"{a}({name}:)");
                Uses(a.ToString(), a.Directives, b.Directives);
            }
            foreach (var b in now.Fields.Where(f => !was.TryGetField(f.Name, out _))) Add(SchemaChangeKind.Safe, b.ToString(), "is new");
        }

        private void Inputs(IReadOnlyList<InputValueDefinition> was, IReadOnlyList<InputValueDefinition> now, Func<string, string> place)
        {
            foreach (var a in was)
            {
                if (now.FirstOrDefault(i => i.Name == a.Name) is not { } b)
                {
                    Add(SchemaChangeKind.Breaking, place(a.Name), "is gone");
                    continue;
                }
                var required = !a.IsRequired && b.IsRequired;
                if (required || a.Type.ToString() != b.Type.ToString())
                    Add(!required && Wider(a, b) ? SchemaChangeKind.Safe : SchemaChangeKind.Breaking, place(a.Name), $"was of type {a.Type} and is now of type {b.Type}");
                var (before, after) = (Written(a), Written(b));
                if (before != after) Add(SchemaChangeKind.Dangerous, place(a.Name), $"had the default {before ?? "none"} and has now {after ?? "none"}");
            }
            foreach (var b in now.Where(i => was.All(a => a.Name != i.Name)))
                Add(b.IsRequired ? SchemaChangeKind.Breaking : SchemaChangeKind.Dangerous, place(b.Name), b.IsRequired ? "is new and must be given" : "is new");
        }

        private static string? Written(InputValueDefinition input) => input.Default is { } value ? Printer.Print(value) : null;

        /// <summary>Whether whoever reads the old type can read the new one.</summary>
        private bool Narrower(GraphQLType was, GraphQLType now)
        {
            if (was is NonNullType a) return now is NonNullType b && Narrower(a.Nullable, b.Nullable);
            now = now.Nullable;
            if (was is ListType list) return now is ListType other && Narrower(list.Item, other.Item);
            return now is NamedType named && (named.Name == was.Named.Name
                || (named is ObjectType o && newer.Type(was.Named.Name) is { IsAbstract: true } wide && newer.IsPossible(wide, o))
                || (named is InterfaceType i && i.Interfaces.Any(x => x.Name == was.Named.Name)));
        }

        /// <summary>Whether whatever was given before can still be given.</summary>
        private static bool Wider(InputValueDefinition was, InputValueDefinition now)
        {
            return Takes(was.Type, now.Type) || (now.HasDefault && now.Type is NonNullType required && Takes(was.Type, required.Nullable) && was.Type is NonNullType);

            static bool Takes(GraphQLType a, GraphQLType b)
            {
                if (b is NonNullType required) return a is NonNullType given && Takes(given.Nullable, required.Nullable);
                a = a.Nullable;
                if (b is ListType list) return Takes(a is ListType other ? other.Item : a, list.Item);
                return a is NamedType && b is NamedType && a.Named.Name == b.Named.Name;
            }
        }

        private void Directives()
        {
            foreach (var was in older.Directives)
            {
                var place = $"@{was.Name}";
                if (newer.Directive(was.Name) is not { } now)
                {
                    Add(SchemaChangeKind.Breaking, place, "is gone");
                    continue;
                }
                Names(place, was.Locations, now.Locations, "location", SchemaChangeKind.Breaking, SchemaChangeKind.Safe);
                if (was.IsRepeatable && !now.IsRepeatable) Add(SchemaChangeKind.Breaking, place, "may stand only once now");
                Inputs(was.Arguments, now.Arguments, name => $"{place}({name}:)");
            }
            foreach (var now in newer.Directives.Where(d => older.Directive(d.Name) is null)) Add(SchemaChangeKind.Safe, $"@{now.Name}", "is new");
        }

        /// <summary>The schema's own directives may decide who is served, and how.</summary>
        private void Uses(string place, IReadOnlyList<DirectiveUse> was, IReadOnlyList<DirectiveUse> now)
        {
            var (before, after) = (Own(was), Own(now));
            foreach (var use in before.Except(after)) Add(SchemaChangeKind.Dangerous, place, $"no longer carries {use}");
            foreach (var use in after.Except(before)) Add(SchemaChangeKind.Dangerous, place, $"now carries {use}");

            static List<string> Own(IReadOnlyList<DirectiveUse> uses) => [.. uses.Where(u => !Types.Prelude.IsSpecifiedDirective(u.Name)).Select(u =>
                u.Node.Arguments.Count == 0 ? $"@{u.Name}" : $"@{u.Name}({string.Join(", ", u.Node.Arguments.Select(a => $"{a.Name}: {Printer.Print(a.Value)}"))})")];
        }
    }
}
