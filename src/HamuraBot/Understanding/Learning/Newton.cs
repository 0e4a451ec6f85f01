namespace HamuraBot.Understanding.Learning;

/// <summary>Newton's method for the few parameters of a regression that is fitted at start.</summary>
internal static class Newton
{
    public delegate void AddSlope(double[] parameters, double[] gradient, double[,] curvature);

    /// <summary>Far from the minimum a full step may lead farther away.</summary>
    private const double LongestStep = 2;

    /// <summary>Minimises a convex loss plus <paramref name="ridge"/>/2 · |parameters − start|².</summary>
    public static double[] Minimise(double[] start, double ridge, int rounds, AddSlope add)
    {
        var parameters = start.ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var gradient = new double[start.Length];
            var curvature = new double[start.Length, start.Length];
            add(parameters, gradient, curvature);
            for (var i = 0; i < start.Length; i++)
            {
                gradient[i] += ridge * (parameters[i] - start[i]);
                curvature[i, i] += ridge;
            }

            var step = Solve(curvature, gradient);
            var longest = step.Max(Math.Abs);
            for (var i = 0; i < start.Length; i++)
                parameters[i] -= step[i] * Math.Min(1, LongestStep / Math.Max(longest, 1e-9));
        }

        return parameters;
    }

    /// <summary>Gauss without pivoting: the ridge keeps the matrix positive definite.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var solution = right.ToArray();
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
                solution[row] -= factor * solution[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++)
                solution[row] -= matrix[row, column] * solution[column];
            solution[row] /= matrix[row, row];
        }

        return solution;
    }
}
