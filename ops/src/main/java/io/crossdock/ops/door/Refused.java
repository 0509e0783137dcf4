package io.crossdock.ops.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the login, with why. */
final class Refused implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("a login from {} was refused: {}", request.getRemoteAddr(), failure.getMessage());
        response.sendRedirect("/console/login?" + why(failure));
    }

    private static String why(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException told) {
            return told.getError().getErrorCode().equals(OpenIdLogin.STRANGER) ? OpenIdLogin.STRANGER : "failed";
        }
        return failure instanceof LockedException ? "locked" : "wrong";
    }
}
