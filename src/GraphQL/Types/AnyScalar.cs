using System.Text.Json;

namespace GraphQL.Types;

/// <summary>A scalar without code of its own: it takes everything. For schemas that are read and not served.</summary>
internal sealed class AnyScalar(string name) : ScalarType<JsonElement>(name)
{
    public override JsonElement Parse(in ScalarInput input) => input.ToJson();
    public override void Write(ResultWriter writer, JsonElement value) => writer.Json(value);
    protected override JsonElement FromObject(object value) => LiteralJson.FromCoerced(value);
}
