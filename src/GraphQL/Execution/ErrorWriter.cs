namespace GraphQL.Execution;

/// <summary>Writes the <c>errors</c> of a response (section 7.1.2).</summary>
internal static class ErrorWriter
{
    public static void Write(ResultWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.Byte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0) writer.Byte((byte)',');
            Write(writer, errors[i]);
        }
        writer.Byte((byte)']');
    }

    private static void Write(ResultWriter writer, GraphQLError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.String(error.Message);
        if (error.Locations.Count > 0)
        {
            writer.Raw(",\"locations\":["u8);
            for (var i = 0; i < error.Locations.Count; i++)
            {
                writer.Raw(i > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
                writer.Number(error.Locations[i].Line);
                writer.Raw(",\"column\":"u8);
                writer.Number(error.Locations[i].Column);
                writer.Byte((byte)'}');
            }
            writer.Byte((byte)']');
        }
        if (error.Path is { } path)
        {
            writer.Raw(",\"path\":["u8);
            for (var i = 0; i < path.Count; i++)
            {
                if (i > 0) writer.Byte((byte)',');
                writer.Serialized(path[i]);
            }
            writer.Byte((byte)']');
        }
        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.Raw(",\"extensions\":{"u8);
            var first = true;
            foreach (var (name, value) in extensions)
            {
                if (!first) writer.Byte((byte)',');
                first = false;
                writer.String(name);
                writer.Byte((byte)':');
                writer.Serialized(value);
            }
            writer.Byte((byte)'}');
        }
        writer.Byte((byte)'}');
    }
}
