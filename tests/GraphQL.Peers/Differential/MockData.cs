using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Execution.Binding;
using GraphQL.Types;

namespace GraphQL.Peers.Differential;

/// <summary>
/// Serves any schema with values that follow from type, path and arguments alone. Its twin in JavaScript is
/// oracle.mjs: the two must do the same.
/// </summary>
internal static class MockData
{
    internal sealed record Thing(string Type, string Seed);

    /// <summary>The schema with the executor's own machinery behind every field, and mock values behind that.</summary>
    /// <param name="sdl">The SDL; scalars it declares take everything, as graphql-js makes them from SDL.</param>
    public static GraphQL.Schema Build(string sdl)
    {
        var builder = new SchemaBuilder().AddDocument(sdl, "sdl");
        foreach (var scalar in Language.Parser.Parse(sdl).Definitions.OfType<Language.ScalarDefinitionNode>()) builder.BindScalar(new AnyScalar(scalar.Name!.Value));
        var schema = builder.BuildTypes();
        // Binds the introspection types; that all others have no member is what this class makes up for.
        new SchemaBinder(schema, new Bindings(), NoServices.Instance, new Faults()).Bind();
        var hooks = schema.Types.Where(t => t.IsAbstract).ToDictionary(t => t.Name, Func<object, string?> (_) => static value => ((Thing)value).Type);
        var faults = new Faults();
        var outputs = new OutputBinder(new AbstractTypes(schema, hooks), new InputBinder(new Conversions(), faults), new Conversions(), faults);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !t.IsIntrospection))
            foreach (var field in type.Fields)
            {
                field.ArgumentSlots = new ArgumentSlot?[field.Arguments.Count];
                field.Resolver = new TaskResolver<object?>(() => (context, _) => AnswerAsync(schema, field, context), (ValueWriter<object?>)outputs.Bind(field.Type, typeof(object), field.ToString())!);
            }
        faults.ThrowIfAny();
        return schema;
    }

    private static Task<object?> AnswerAsync(GraphQL.Schema schema, FieldDefinition field, FieldContext context)
    {
        var arguments = Arguments(context);
        var seed = $"{(context.Parent as Thing)?.Seed}.{field.Name}{arguments}";
        return context.Request.Items.ContainsKey("late") && Hash(seed + "~") % 2 == 0 ? LaterAsync() : Task.FromResult(Answer());

        object? Answer() => Hash(seed + "#") % 23 == 0 ? throw new GraphQLException("THROWN", "thrown") : Make(schema, field.Type, seed, arguments);

        async Task<object?> LaterAsync()
        {
            await Task.Yield();
            return Answer();
        }
    }

    private static string Arguments(FieldContext context)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in context.Field.Arguments)
            if (context.HasArgument(argument.Name)) given[argument.Name] = context.Argument(argument.Name);
        return Canonical(given);
    }

    private static object? Make(GraphQL.Schema schema, GraphQLType type, string seed, string arguments) => type is NonNullType required
        ? Hash(seed + "!") % 41 == 0 ? null : Given(schema, required.Nullable, seed, arguments)
        : Hash(seed + "?") % 9 == 0 ? null : Given(schema, type, seed, arguments);

    private static object Given(GraphQL.Schema schema, GraphQLType type, string seed, string arguments)
    {
        var h = Hash(seed);
        switch (type)
        {
            case ListType list: return Enumerable.Range(0, (int)(h % 4)).Select(i => Make(schema, list.Item, $"{seed}[{i}]", arguments)).ToArray();
            case EnumType named: return named.Values[(int)(h % (uint)named.Values.Count)].Name;
            case NamedScalar:
                return type.Named.Name switch
                {
                    "Int" => h % 31 == 0 ? 1L << 40 : (int)(h % 2000) - 1000,
                    "Float" => ((int)(h % 20000) - 10000) / 8.0,
                    "Boolean" => h % 2 == 0,
                    "ID" => h % 2 == 0 ? h % 100000 : $"id {h}",
                    "String" => arguments != "{}" && h % 2 == 0 ? arguments : new[] { "", "plain", "a \"b\" \\ \n\t", "中文 \U0001F600", "\u0001" }[h % 5] + h,
                    _ => h % 2 == 0 ? (int)(h % 1000) : $"scalar {h}",
                };
            case ObjectType named: return new Thing(named.Name, seed);
            default:
                var possible = schema.PossibleTypes(type.Named).Select(t => t.Name).Order(StringComparer.Ordinal).ToArray();
                return new Thing(possible.Length == 0 ? "" : possible[h % possible.Length], seed);
        }
    }

    private static uint Hash(string text)
    {
        var h = 0x811c9dc5u;
        foreach (var c in text) h = (h ^ c) * 0x01000193;
        h = (h ^ (h >> 15)) * 0x2c1b3c6d;
        h = (h ^ (h >> 12)) * 0x297a2d39;
        return h ^ (h >> 15);
    }

    private static string Canonical(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        int or double => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        string s => $"\"{s}\"",
        IReadOnlyDictionary<string, object?> fields => $"{{{string.Join(',', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{Canonical(f.Value)}"))}}}",
        IReadOnlyList<object?> items => $"[{string.Join(',', items.Select(Canonical))}]",
        JsonElement json => Canonical(Plain(json)),
        _ => throw new InvalidOperationException($"No canonical form of {value.GetType()}."),
    };

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value), StringComparer.Ordinal),
        _ => null,
    };

    private static string Number(double value) => Math.Abs(value) < 1e12 ? ((long)Math.Floor((value * 1000) + 0.5)).ToString(CultureInfo.InvariantCulture) : "big";
}
