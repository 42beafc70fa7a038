using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Scenarios;
using Npgsql;

namespace Compliance.Attacks;

/// <summary>What the attacks have in common: raw requests, and a look into the database at what was recorded.</summary>
internal static class Attacker
{
    public static async Task<JsonDocument> Graph(this HttpClient client, string query, string? token = null, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    public static string? Code(this JsonDocument answer) =>
        answer.RootElement.TryGetProperty("errors", out var errors) ? errors[0].TryGetProperty("extensions", out var more) ? more.GetProperty("code").GetString() : errors[0].GetProperty("code").GetString() : null;

    public static async Task<(System.Net.HttpStatusCode Status, JsonDocument Body)> SignIn(this HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", body);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public static async Task<IReadOnlyList<string>> Sql(this HostFixture host, string sql)
    {
        await using var connection = new NpgsqlConnection(host.Settings.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.IsDBNull(0) ? "" : reader.GetValue(0).ToString()!);
        return found;
    }
}
