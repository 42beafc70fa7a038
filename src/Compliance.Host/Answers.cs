namespace Compliance.Host;

/// <summary>The shape of every refusal outside GraphQL: <c>{"errors":[{"code","message"}]}</c>, in the caller's language.</summary>
internal static class Answers
{
    public static Task ErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { code, message } } });
    }

    public static IResult Error(int status, string code, string message) =>
        Results.Json(new { errors = new[] { new { code, message } } }, statusCode: status);

    /// <summary>Chinese unless the caller asks for English first.</summary>
    public static string Say(this HttpContext context, string zh, string en) =>
        Language(context).StartsWith("en", StringComparison.OrdinalIgnoreCase) ? en : zh;

    public static string Language(HttpContext context)
    {
        var header = context.Request.Headers.AcceptLanguage.ToString();
        var first = header.AsSpan(0, header.AsSpan().IndexOfAny(',', ';') is var cut and >= 0 ? cut : header.Length).Trim();
        return first.Length is > 0 and <= 20 ? first.ToString() : "zh-CN";
    }
}
